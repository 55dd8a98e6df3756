variable "bucket_name" {
  description = "Name of the bucket to make."
  type        = string
}

variable "lab_host" {
  description = "Host name at which users open JupyterLab, for example lab.example.org."
  type        = string
}

variable "server_role_trust" {
  description = "Who may be the Jupyter servers: ../policies/server-role-trust-irsa.json filled in, or -ec2.json."
  type        = string
}

variable "user_role" {
  description = "Name of the role that browsers get keys of."
  type        = string
  default     = "BookstoreUser"
}

variable "server_role" {
  description = "Name of the role of the Jupyter servers."
  type        = string
  default     = "BookstoreServer"
}
